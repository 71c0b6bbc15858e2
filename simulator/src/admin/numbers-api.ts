import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type AreaControls, shapeOf } from "../areas";
import { defined } from "../defined";
import type { NumberChanges } from "../nodes/number-changes";
import { type NumberRecord, numberRecord } from "../nodes/record";
import { SettingsError } from "../settings/settings-error";
import type { World } from "../world";
import { NotFound } from "./not-found";
import { withoutNulls } from "./without-nulls";

const { verifiedName: _, ...changeable } = shapeOf("seed");
const changes = z.strictObject(changeable);
const review = z.strictObject({ verdict: z.enum(["APPROVED", "DECLINED"]) });

interface OfNumber {
  Params: { id: string };
}

/** Changes to numbers by people in WhatsApp Manager, or by Meta. */
export function numbersApi(app: FastifyInstance, world: World, controls: AreaControls): void {
  const { store, saved } = world;
  const known = (id: string): NumberRecord => {
    const number = store.find(id);
    if (number === undefined) throw new NotFound(`There is no number ${id}.`);
    return number;
  };

  app.get<{ Querystring: { account?: string } }>("/numbers", ({ query }) => ({
    numbers: controls.numbers(query.account),
  }));
  app.patch<OfNumber>("/numbers/:id", async ({ params: { id }, body }) => {
    const shown = controls.changeNumber(id, changesIn(body, known(id)));
    await saved();
    return shown;
  });
  app.post<OfNumber>("/numbers/:id/review", async ({ params: { id }, body }) => {
    known(id);
    const shown = controls.reviewName(id, parsed(review, body).verdict);
    await saved();
    return shown;
  });
  app.delete<OfNumber>("/numbers/:id", async ({ params: { id } }, reply) => {
    known(id);
    controls.removeNumber(id);
    await saved();
    return reply.code(204).send();
  });
}

/** A number must keep its required properties, so null cannot remove one. */
function changesIn(body: unknown, number: NumberRecord): NumberChanges {
  const wanted = parsed(changes, withoutNulls(body));
  parsed(numberRecord, defined({ ...number, ...wanted }));
  return wanted as NumberChanges;
}

function parsed<T>(shape: z.ZodType<T>, given: unknown): T {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new SettingsError(`The body is invalid:\n${z.prettifyError(result.error)}`);
}
