/**
 * A simulator of the Graph API's business phone numbers, to be started by a program.
 *
 * @module whatsapp-graph-simulator
 */
export type { Clock } from "./clock";
export type { FaultInput } from "./faults/fault";
export type { FaultInForce } from "./faults/faults";
export type { LedgerEntry, LedgerFilter } from "./ledger/entry";
export type { NumberChanges } from "./nodes/number-changes";
export { rewrittenDigits } from "./nodes/rewriting";
export type { SimulatedNumber } from "./nodes/simulated-number";
export { SettingsError } from "./settings/settings-error";
export { type ModeChanges, type Simulator, startSimulator } from "./simulator";
export type { SimulatorOptions } from "./start/create-world";
