/** A way to write a Pulumi program: its files beside Pulumi.yaml, and what it needs besides the SDK and the packages. */
export interface Form {
  name: string;
  /** For package.json: `main` and `type`. */
  manifest: Record<string, string>;
  devDependencies: Record<string, string>;
  files: (declarations: string) => Record<string, string>;
}

const COMPILER = { typescript: "~5.9.3", "@types/node": "^20.9.5" };

const imported = (declarations: string) =>
  `import { WhatsAppPhoneNumber } from "pulumi-whatsapp";\n${declarations}\nexport const supportNumberId = support.phoneNumberId;\n`;

/** With a type from the packed declarations that only a compiler reads. */
const typed = (declarations: string) =>
  `import { WhatsAppPhoneNumber, WhatsAppPhoneNumberArgs } from "pulumi-whatsapp";\n${declarations}\n` +
  'const args: WhatsAppPhoneNumberArgs = { cc: "1", phoneNumber: "2025550125" };\n' +
  'export const supportNumberId = args.cc === "1" ? support.phoneNumberId : undefined;\n';

const tsconfig = (compilerOptions: object) =>
  JSON.stringify({
    compilerOptions: { strict: true, target: "es2022", ...compilerOptions },
    files: ["index.ts"],
  });

export const COMMONJS: Form = {
  name: "CommonJS JavaScript",
  manifest: { main: "index.js" },
  devDependencies: {},
  files: (declarations) => ({
    "index.js": `const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");\n${declarations}\nexports.supportNumberId = support.phoneNumberId;\n`,
  }),
};

export const TYPESCRIPT: Form = {
  name: "TypeScript through Pulumi's own loader",
  manifest: { main: "index.ts" },
  devDependencies: COMPILER,
  files: (declarations) => ({
    "index.ts": typed(declarations),
    "tsconfig.json": tsconfig({ module: "commonjs", moduleResolution: "node" }),
  }),
};

export const TYPESCRIPT_WITHOUT_COMPILER: Form = {
  name: "TypeScript without a compiler of its own",
  manifest: { main: "index.ts" },
  devDependencies: {},
  files: (declarations) => ({ "index.ts": typed(declarations) }),
};

export const MODULES: Form = {
  name: "JavaScript modules",
  manifest: { main: "index.js", type: "module" },
  devDependencies: {},
  files: (declarations) => ({ "index.js": imported(declarations) }),
};

/** Where ts-node and TypeScript are installed, Pulumi's loader takes them for modules too. */
export const TYPESCRIPT_MODULES: Form = {
  name: "TypeScript modules",
  manifest: { main: "index.ts", type: "module" },
  devDependencies: { ...COMPILER, "ts-node": "^10.9.2" },
  files: (declarations) => ({
    "index.ts": typed(declarations).replace("WhatsAppPhoneNumberArgs }", "type WhatsAppPhoneNumberArgs }"),
    "tsconfig.json": tsconfig({ module: "nodenext", moduleResolution: "nodenext" }),
  }),
};
