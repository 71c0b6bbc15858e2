import { generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";

export interface Certificate {
  /** PEM, both the server's certificate and the authority that signed it: itself. */
  cert: string;
  /** PEM */
  key: string;
}

/**
 * A certificate that nobody trusts, made when it is needed: a key in the repository would be found by every scanner, and Node can make keys but
 * no certificates. The little of X.509 (RFC 5280) that a TLS client looks at, written as DER.
 */
export function selfSignedCertificate(host: string, address: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from(host)))));
  const hosts = sequence(
    der(0x82, Buffer.from(host)),
    der(0x87, Buffer.from(address.split(".").map(Number))),
  );
  const content = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(ECDSA_WITH_SHA256),
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, der(0x04, hosts)))),
  );
  const signature = sign("sha256", content, privateKey);
  const whole = sequence(content, sequence(ECDSA_WITH_SHA256), der(0x03, Buffer.from([0]), signature));
  return {
    cert: new X509Certificate(whole).toString(),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** Object identifiers, encoded. */
const COMMON_NAME = Buffer.from("0603550403", "hex");
const SUBJECT_ALT_NAME = Buffer.from("0603551d11", "hex");
const ECDSA_WITH_SHA256 = Buffer.from("06082a8648ce3d040302", "hex");

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const set = (...parts: Buffer[]) => der(0x31, ...parts);
const integer = (value: Buffer) => der(0x02, value);

/** UTCTime: `YYMMDDhhmmssZ`. */
function time(at: number): Buffer {
  const [date = "", clock = ""] = new Date(at).toISOString().split("T");
  return der(
    0x17,
    Buffer.from(`${date.slice(2).replaceAll("-", "")}${clock.slice(0, 8).replaceAll(":", "")}Z`),
  );
}
