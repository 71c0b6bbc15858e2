// @ts-check
// CommonJS, because the benchmark needs it as well, and the tests are CommonJS to jest.
const { generate } = require("selfsigned");

/**
 * PEM. The server's certificate is also its own authority.
 * @typedef {{ cert: string, key: string }} Certificate
 */

/**
 * A certificate that nobody trusts. Made on demand, because every scanner would report a key in the repository.
 * @param {string} host
 * @param {string} address
 * @returns {Promise<Certificate>}
 */
async function selfSignedCertificate(host, address) {
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

module.exports = { selfSignedCertificate };
