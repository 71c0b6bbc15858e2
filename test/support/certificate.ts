import { generate } from "selfsigned";

export interface Certificate {
  /** PEM, both the server's certificate and the authority that signed it: itself. */
  cert: string;
  /** PEM */
  key: string;
}

/** A certificate that nobody trusts, made when it is needed, because every scanner would report a key in the repository. */
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
