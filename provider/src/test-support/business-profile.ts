import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Properties } from "../engine/properties";
import { businessProfile } from "../resources/business-profile";
import { ACCOUNT } from ".";
import { APP, type Asked, type Entry, ok, refused, type Reply, sceneOf } from "./graph";
import { CREATED, ID, REGISTERED as REGISTERED_NUMBER } from "./registration";

export { APP, CREATED, ID };
export const REGISTERED: Entry = REGISTERED_NUMBER;
export const EDGE = `${ID}/whatsapp_business_profile`;

export const INPUTS = { phoneNumberId: ID, businessAccountId: ACCOUNT };

export const TEXTS = {
  about: "Here to help",
  address: "1 Example Street",
  description: "We sell examples.",
  email: "support@example.com",
  websites: ["https://example.com"],
  vertical: "RETAIL",
};

/** The first bytes of a PNG file, and a text that makes each file different. */
export const png = (content = "one") =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(content)]);
export const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/**
 * Creates files with these bytes for the time of the caller's tests. A file that is requested earlier is written when the tests
 * begin. So nothing is left behind if all tests are skipped.
 */
export function temporaryFiles() {
  const folder = path.join(tmpdir(), `profile-test-${randomUUID()}`);
  const asked: [file: string, bytes: Buffer][] = [];
  let isRunning = false;
  const write = (file: string, bytes: Buffer) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  beforeAll(() => {
    isRunning = true;
    for (const [file, bytes] of asked) write(file, bytes);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (bytes: Buffer, name = "logo.png"): string => {
    const file = path.join(folder, String(asked.length), name);
    asked.push([file, bytes]);
    if (isRunning) write(file, bytes);
    return file;
  };
}

/** The profile as Meta stores it. */
export interface Held {
  values: Record<string, unknown>;
  /** SHA-256 of its picture. */
  picture?: string;
}

/** The edges of a profile and of uploads, with their data. A website without a path comes back with a slash. */
function edgesOf(held: Held, isRegistered: () => boolean) {
  const uploads = new Map<string, string>();
  let count = 0;
  return ({ method, path: asked, body }: Asked): Reply | undefined => {
    if (method === "POST" && asked === `${APP}/uploads`)
      return ok({ id: `upload:MTph==${++count}?sig=ARZ-_` });
    if (method === "POST" && asked.startsWith("upload:")) {
      const handle = `2:handle-${++count}`;
      uploads.set(handle, sha256(body as unknown as Buffer));
      return ok({ h: handle });
    }
    if (asked !== EDGE) return undefined;
    if (!isRegistered()) return refused(133010);
    return method === "GET" ? shown(held) : set(held, body, uploads);
  };
}

let reads = 0;

function shown({ values, picture }: Held): Reply {
  const filled = Object.entries(values).filter(([, value]) => (value as string | unknown[]).length > 0);
  const { websites, ...others } = Object.fromEntries(filled) as { websites?: string[] };
  const profile = {
    messaging_product: "whatsapp",
    ...others,
    ...(websites && { websites: websites.map((one) => one.replace(/^(https?:\/\/[^/]+)$/, "$1/")) }),
    ...(picture !== undefined && { profile_picture_url: `https://example.com/p.jpg?read=${++reads}` }),
  };
  return ok({ data: [profile] });
}

function set(held: Held, body: Asked["body"], uploads: ReadonlyMap<string, string>): Reply {
  const { messaging_product: product, profile_picture_handle: handle, ...values } = body;
  const picture = typeof handle === "string" ? uploads.get(handle) : undefined;
  if (product !== "whatsapp" || (handle !== undefined && picture === undefined)) return refused(100);
  Object.assign(held.values, values);
  if (picture !== undefined) held.picture = picture;
  return ok({ success: true });
}

/** A provider of profiles before an account with one number. */
export function profileScene(
  values: Properties = {},
  number: Entry = REGISTERED,
  picture?: string,
  environment: Record<string, string> = { WHATSAPP_APP_ID: APP },
) {
  const held: Held = { values: structuredClone(values), ...(picture !== undefined && { picture }) };
  const entry = { ...number };
  const { graph, clock, lines, provider } = sceneOf(businessProfile, [entry], environment);
  graph.edges.push(edgesOf(held, () => entry.platform_type === "CLOUD_API"));
  const create = async (edit: Properties = {}) => (await provider.create({ ...INPUTS, ...edit })).outs;
  const update = async (olds: Properties, edit: Properties = {}) =>
    (await provider.update(ID, olds, { ...INPUTS, ...edit })).outs;
  const changes = async (olds: Properties, edit: Properties = {}) =>
    (await provider.diff(ID, olds, { ...INPUTS, ...edit })).changes;
  /** The bodies of the requests that change the profile. */
  const posts = () =>
    graph.asked.filter(({ method, path }) => method === "POST" && path === EDGE).map(({ body }) => body);
  return { graph, clock, lines, provider, held, entry, create, update, changes, posts };
}
