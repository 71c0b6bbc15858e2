/** A webhook was not called, or did not answer. The message is the reason: part of a sentence, with nothing of the request in it. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}
