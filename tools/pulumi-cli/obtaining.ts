import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";

import type { Sandbox } from "../../test/support/sandbox";
import { until } from "../../test/support/until";
import type { Pulumi } from "./obtain.mjs" with { "resolution-mode": "import" };

/** A process that obtains the CLI, because only a process can be killed in the middle, or wait for another. */
export interface Obtaining {
  child: ChildProcess;
  /** Resolves if the log matches. */
  said(pattern: RegExp): Promise<void>;
  /** The outcome, once the process has ended. */
  outcome: Promise<{ pulumi?: Pulumi; error?: string; log: string }>;
}

/**
 * `download` is the body of the function that fetches, because the real one would use the network. `release` is an expression for
 * the wanted version.
 */
export function obtain(
  { env }: Sandbox,
  download = 'throw new Error("the network is closed")',
  release = "undefined",
): Obtaining {
  const here = pathToFileURL(__dirname).href;
  const script = `
    import { mkdir, writeFile } from "node:fs/promises";
    import { buildFromGoModules } from "${here}/build.mjs";
    import { obtainPulumi } from "${here}/obtain.mjs";
    const sources = [
      { how: "download", title: "the official download", fetch: async (release, folder) => { ${download} } },
      { how: "build", title: "a build from the Go modules", fetch: buildFromGoModules },
    ];
    const outcome = await obtainPulumi({ sources, release: ${release} }).then(
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
    said: (pattern) =>
      until(
        () => pattern.test(log),
        () => log,
      ),
    outcome: once(child, "close").then(() => ({
      ...(stdout === "" ? {} : (JSON.parse(stdout) as { pulumi?: Pulumi; error?: string })),
      log,
    })),
  };
}

/** The folder in the cache. */
export const HOME = `pulumi-3.250.0-${process.platform}-${process.arch}`;

/** A `go` whose builds add their process id to the file `builds`, and then run the script. */
export const goThat = (script: string) =>
  `echo $$ >> builds; while [ "$1" != -o ]; do shift; done; output=$2\n${script}`;

export const COMPILES = `printf '#!/bin/sh\\necho v3.250.0\\n' > "$output"; chmod +x "$output"`;
