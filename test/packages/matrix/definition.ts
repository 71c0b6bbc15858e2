import { readFileSync } from "node:fs";
import path from "node:path";

/** A program that is run. `fails` names the step of its life that shows why this version is not supported. */
export interface RunCell {
  node: string;
  sdk: string;
  cli?: string;
  fails?: string;
  outermost?: boolean;
}

/** A program that each of the compilers compiles. */
export interface CompileCell {
  sdk: string;
  typescript: string[];
  outermost?: string;
}

interface Matrix {
  /** The versions that the READMEs and the package.json files state. */
  supported: { node: number; sdk: string; cli: string; typescript: [oldest: string, newest: string] };
  runs: RunCell[];
  compilations: CompileCell[];
}

/** The workflow reads the same file. */
export const MATRIX = JSON.parse(readFileSync(path.join(__dirname, "matrix.json"), "utf8")) as Matrix;
