import * as z from "zod";
import { Pauses } from "../../account/until-visible";
import { CallError } from "../../graph/call-error";
import type { CallContext } from "../../graph/graph-client";
import { TransportError } from "../../graph/transport-error";
import type { Picture } from "./picture";
import type { Run } from "./run";

const TRIES = 3;

/** The form is checked because it becomes an address: no dot may lead to another one. */
const session = z.object({ id: z.string().regex(/^upload:[\w+/=:-]+(?:\?[\w=&%+:~.-]*)?$/) });
const uploaded = z.object({ h: z.string().min(1) });

/**
 * Uploads the picture, and returns the handle for the profile. An upload has no effect until its handle is used, so a lost answer
 * leads to a new upload.
 */
export async function upload(run: Run, picture: Picture): Promise<string> {
  const context = run.context("upload the picture for the profile of");
  const pauses = new Pauses(run.deadline);
  for (let tries = 1; ; tries++) {
    try {
      return await uploadOnce(run, picture, context);
    } catch (error) {
      const mayRepeat = error instanceof CallError && error.kind === "unclear" && tries < TRIES;
      if (!mayRepeat || !(await pauses.next())) throw error;
    }
  }
}

function uploadOnce({ node, access }: Run, { bytes, type }: Picture, context: CallContext): Promise<string> {
  const garbled = (lacks: string) =>
    new TransportError(context.action, { why: `the answer has no ${lacks}`, kind: "unclear" }, access.words);
  return node.withToken(context, async (numbers) => {
    // Not the name of the file, because nobody else needs it.
    const file = {
      file_length: bytes.length,
      file_type: type,
      file_name: `picture.${type.slice("image/".length)}`,
    };
    const opened = session.safeParse(
      await numbers.post([await numbers.appId(context), "uploads"], file, context),
    );
    if (!opened.success) throw garbled("upload session");
    const sent = uploaded.safeParse(await numbers.sendFile(opened.data.id, bytes, context));
    if (!sent.success) throw garbled("handle");
    return sent.data.h;
  });
}
