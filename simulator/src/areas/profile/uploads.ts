import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../clock";
import { graphError, invalidParameter } from "../../graph/error";
import { HOUR } from "../../limits/duration";
import type { World } from "../../world";

export const MOST_BYTES = 5 * 1024 * 1024;
const MOST_SESSIONS = 100;
/** Meta names no time: this is a guess. */
const LIFETIME = HOUR;

interface Session {
  readonly sig: string;
  readonly bytes: number;
  readonly type: string;
  readonly expiresAt: number;
}

interface Uploaded {
  readonly sha256: string;
  readonly expiresAt: number;
}

/** Files on their way to the app. They are gone when the simulator ends, because it keeps only a file's hash. */
class Uploads {
  private readonly sessions = new Map<string, Session>();
  private readonly uploaded = new Map<string, Uploaded>();

  constructor(private readonly clock: Clock) {}

  /** The id of a session, which is an address: `upload:...?sig=...`. */
  start(bytes: number, type: string): string {
    const name = randomBytes(24).toString("base64url");
    const sig = randomBytes(12).toString("base64url");
    keep(this.sessions, name, { sig, bytes, type, expiresAt: this.clock.now() + LIFETIME });
    return `upload:${name}?sig=${sig}`;
  }

  /** The handle of the file. A session takes one. */
  finish(name: string, sig: string | undefined, file: Buffer): string {
    const session = this.sessions.get(name);
    if (session === undefined || session.sig !== sig || this.clock.now() >= session.expiresAt)
      throw graphError({ code: 100, message: "The upload session does not exist, or has expired" });
    if (file.length !== session.bytes)
      throw invalidParameter(`The file has ${file.length} bytes, and file_length said ${session.bytes}.`);
    this.sessions.delete(name);
    const handle = `2:${randomBytes(9).toString("base64url")}:${session.type}:${randomBytes(24).toString("base64url")}`;
    const sha256 = createHash("sha256").update(file).digest("hex");
    keep(this.uploaded, handle, { sha256, expiresAt: this.clock.now() + LIFETIME });
    return handle;
  }

  /** The SHA-256 of the handle's picture. */
  pictureOf(handle: string): string {
    const uploaded = this.uploaded.get(handle);
    if (uploaded !== undefined && this.clock.now() < uploaded.expiresAt) return uploaded.sha256;
    throw invalidParameter("Parameter profile_picture_handle is not the handle of an uploaded picture.");
  }
}

/** Removes the oldest first. */
function keep<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > MOST_SESSIONS && oldest !== undefined) map.delete(oldest);
}

const ofWorlds = new WeakMap<World, Uploads>();

export function uploadsOf(world: World): Uploads {
  const uploads = ofWorlds.get(world) ?? new Uploads(world.clock);
  ofWorlds.set(world, uploads);
  return uploads;
}
