import { generate } from "selfsigned";

export interface Certificate {
  /** PEM. The server's certificate is also its own authority. */
  cert: string;
  /** PEM */
  key: string;
}

/** A certificate that nobody trusts. Made on demand, because every scanner would report a key in the repository. */
export async function selfSignedCertificate(host: string, address: string): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: "commonName", value: host }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: host },
          { type: 7, ip: address },
        ],
      },
    ],
  });
  return { cert, key };
}
