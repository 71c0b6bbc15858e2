// @ts-check
// npm run simulator: the local stack's Graph API simulator.
import { isPortTaken, savedPort, startLocalSimulator } from "./support/local-stack.mjs";

const port = await savedPort();
try {
  const simulator = await startLocalSimulator(port);
  console.log(`Graph API simulator on ${simulator.url}, stop it with Ctrl-C`);
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(name, () => void simulator.close());
  }
} catch (error) {
  if (!isPortTaken(error)) throw error;
  console.error(
    `Port ${port} of the local stack is in use, probably by this simulator in another ` +
      "terminal. If another program uses it, run the demo again: it moves the stack to a free port.",
  );
  process.exitCode = 1;
}
