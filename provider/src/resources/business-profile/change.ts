import { beforeConfirming, confirmMs } from "../../account/confirmation-time";
import { Pauses } from "../../account/until-visible";
import { NotInitialised, textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import type { Picture } from "./picture";
import { differing, EDGE, type Profile, valuesOf } from "./profile";
import type { Run } from "./run";
import { stateOf } from "./state";
import { upload } from "./upload";
import { shownOtherwise } from "./wording";

const accepted = (answer: unknown) => (answer as { success?: unknown }).success === true;

/** A change of the profile by one POST. A second POST follows only if the answer is lost and a read shows that nothing changed. */
export class Change {
  readonly #run: Run;
  readonly #before: Profile;
  readonly #picture: Picture | undefined;
  readonly #names: ReturnType<typeof differing>;
  /** The profile as the last read after a POST showed it. */
  #after: Profile | undefined;
  #isAccepted = false;
  /** The failure since Meta may have changed something. */
  readonly #details: string[] = [];

  constructor(run: Run, before: Profile, picture: Picture | undefined) {
    this.#run = run;
    this.#before = before;
    this.#picture = picture;
    this.#names = differing(run.inputs, before);
  }

  async make(): Promise<void> {
    if (this.#names.length === 0 && this.#picture === undefined) return;
    if (await this.#try()) return;
    // Two lost answers leave the outcome open.
    if (await this.#tryAgain()) return;
    throw this.#failure("Outcome unknown: Meta may have made the change.");
  }

  async #tryAgain(): Promise<boolean> {
    try {
      return await this.#try();
    } catch (error) {
      throw error instanceof NotInitialised ? error : this.#failure(textOf(error));
    }
  }

  /** Whether the profile certainly has changed. Fails if that is uncertain, or Meta refuses. */
  async #try(): Promise<boolean> {
    const run = this.#run;
    const values = Object.fromEntries(this.#names.map((name) => [name, run.inputs[name]]));
    const handle = this.#picture && { profile_picture_handle: await upload(run, this.#picture) };
    const params = { messaging_product: "whatsapp", ...values, ...handle };
    const deadline = beforeConfirming(run.deadline, run.access.settings.requestTimeoutMs);
    try {
      this.#isAccepted = accepted(
        await run.node.post(EDGE, params, run.context("change the profile of", deadline)),
      );
      if (!this.#isAccepted) this.#details.push("Meta's answer does not confirm the change.");
    } catch (error) {
      if (!(error instanceof CallError) || error.kind !== "unclear") throw error;
      this.#details.push(error.facts);
    }
    const isShown = await this.#isShown();
    if (!this.#isAccepted) return isShown && this.#isProof();
    if (!isShown) run.access.notify(shownOtherwise(run.name, this.#stillOpen()));
    return true;
  }

  /** Reads the profile until it shows the change, for a moment. Fails if it cannot be read, and then sends nothing more. */
  async #isShown(): Promise<boolean> {
    const { deadline } = this.#run;
    const pauses = new Pauses(deadline.atMost(confirmMs(deadline)));
    do {
      try {
        this.#after = await this.#run.readProfile();
      } catch (error) {
        throw this.#failure(textOf(error));
      }
      if (this.#stillOpen().length === 0) return true;
    } while (await pauses.next());
    return false;
  }

  #stillOpen() {
    return differing(this.#run.inputs, this.#after ?? this.#before);
  }

  /** One request has both, so a profile that shows the texts has the picture too. A picture alone shows only if it is the first. */
  #isProof(): boolean {
    if (this.#names.length > 0) return true;
    return this.#before.profile_picture_url === "" && this.#after?.profile_picture_url !== "";
  }

  /** Records the profile that Meta has accepted or shown, so that the next `pulumi up` finds the rest. */
  #failure(reason: string): NotInitialised {
    const { id, inputs, name, oldPicture } = this.#run;
    const seen = this.#isAccepted ? {} : valuesOf(this.#after ?? this.#before, this.#stillOpen());
    const ofThisRun = this.#isAccepted ? this.#picture?.sha256 : null;
    const pictureSha256 = this.#picture === undefined ? oldPicture : (ofThisRun ?? null);
    const state = stateOf({ ...inputs, ...seen }, { pending: null, pictureSha256 });
    const text = [`The profile of ${name} was sent to Meta.`, ...this.#details, reason, READS_FIRST].join(
      " ",
    );
    return new NotInitialised(id, { ...state }, text);
  }
}

const READS_FIRST = "Run pulumi up again: it reads the profile before it sends anything.";
