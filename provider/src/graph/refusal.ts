/** A refusal of our own: its message is written for the person who runs Pulumi. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
