// @ts-check

/**
 * The compared programs. Each but `plugin` and `tofu` is the file of its name in `programs`. `plugin` is in YAML, because the
 * plugin is reached from every language but by the class.
 */
export const PROGRAMS = {
  whatsapp: { name: "this package", is: "`WhatsAppPhoneNumber`, in a program in JavaScript." },
  plugin: {
    name: "the plugin, from YAML",
    is: "the same numbers as `whatsapp:PhoneNumber`, in a program in YAML.",
  },
  closure: {
    name: "closure-serialized, the same resource",
    is:
      "a `dynamic.Resource` with the inputs and outputs of `WhatsAppPhoneNumber`, as a class. " +
      "The class has one `axios.post`. It validates nothing, reads nothing and recovers from nothing.",
  },
  "closure-with-read": {
    name: "closure-serialized, with reads",
    is: "the same class, which reads the number after its POST, and at each refresh. Its requests for a creation are ours.",
  },
  "lean-closure": {
    name: "closure-serialized, as little as possible",
    is:
      "an object with one `axios.post`, which keeps only the inputs. " +
      "It has no target: it shows how little a closure can take.",
  },
  floor: {
    name: "the engine's floor",
    is: "resources that do nothing at all, without a request, with a constant handle.",
  },
  tofu: { name: "OpenTofu", is: "OpenTofu with a generic REST provider: see below." },
};

/**
 * A compared program.
 * @typedef {keyof typeof PROGRAMS} Compared
 */
