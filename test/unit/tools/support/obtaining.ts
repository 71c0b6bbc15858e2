import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type { Pulumi } from "../../../../tools/pulumi-cli/obtain.mjs" with { "resolution-mode": "import" };
import type { Sandbox } from "./sandbox";

const TOOLS = pathToFileURL(path.resolve(__dirname, "../../../../tools/pulumi-cli"));

/** A process that obtains the CLI: only one of its own can be killed in the middle, or wait for another. */
export interface Obtaining {
  child: ChildProcess;
  /** Resolves when a line of the log matches. */
  said(pattern: RegExp): Promise<void>;
  /** The outcome, once the process has ended. */
  outcome: Promise<{ pulumi?: Pulumi; error?: string; log: string }>;
}

/** `download` is the body of the function that fetches; the real one would ask the network. */
export function obtain({ env }: Sandbox, download = 'throw new Error("the network is closed")'): Obtaining {
  const script = `
    import { mkdir, writeFile } from "node:fs/promises";
    import { buildFromGoModules } from "${TOOLS.href}/go-build.mjs";
    import { obtainPulumi } from "${TOOLS.href}/obtain.mjs";
    const sources = [
      { how: "download", title: "the official download", fetch: async (folder) => { ${download} } },
      { how: "build", title: "a build from the Go modules", fetch: buildFromGoModules },
    ];
    const outcome = await obtainPulumi({ sources }).then(
      (pulumi) => ({ pulumi }),
      (error) => ({ error: error.message }),
    );
    console.log(JSON.stringify(outcome));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { env, cwd: __dirname });
  let stdout = "";
  let log = "";
  child.stdout.on("data", (chunk: Buffer) => void (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (log += chunk.toString()));
  return {
    child,
    async said(pattern) {
      const signal = AbortSignal.timeout(4_000);
      while (!pattern.test(log)) await once(child.stderr, "data", { signal });
    },
    outcome: once(child, "close").then(() => ({
      ...(stdout === "" ? {} : (JSON.parse(stdout) as { pulumi?: Pulumi; error?: string })),
      log,
    })),
  };
}
