import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { selfSignedCertificate } from "../../support/certificate.cjs";
import { startTlsFront, startTunnelProxy } from "../../support/secure-front.cjs";
import { ACCOUNT, expectNoSecretIn, INPUTS, startWorld, type World } from "../../support/world";

const HOST = "graph.test.invalid";

let world: World;
let folder: string;
let authority: string;
let front: Awaited<ReturnType<typeof startTlsFront>>;
beforeAll(async () => {
  world = await startWorld();
  const certificate = await selfSignedCertificate(HOST, "127.0.0.1");
  front = await startTlsFront(certificate, world.simulator.url);
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-test-"));
  authority = path.join(folder, "authority.pem");
  await writeFile(authority, certificate.cert);
});
afterEach(() => world.reset());
afterAll(async () => {
  await world.close();
  await front.close();
  await rm(folder, { recursive: true });
});

describe("a server whose certificate an authority of one's own has signed", () => {
  test("is trusted with NODE_EXTRA_CA_CERTS", async () => {
    const bridge = await world.bridge({
      config: { "whatsapp:graphUrl": `https://127.0.0.1:${front.port}` },
      env: { NODE_EXTRA_CA_CERTS: authority },
    });

    await expect(bridge.create(INPUTS)).resolves.toHaveProperty("id");
  });

  test("is refused without: the error says that it is the certificate, and nothing was sent", async () => {
    const bridge = await world.bridge({ config: { "whatsapp:graphUrl": `https://127.0.0.1:${front.port}` } });

    await expect(bridge.create(INPUTS)).rejects.toThrow(/\+1 2025550123.*certificate/s);

    expect(world.simulator.requests()).toEqual([]);
  });
});

describe("a proxy in HTTPS_PROXY", () => {
  test("is used, as a tunnel that does not see the token", async () => {
    const proxy = await startTunnelProxy(front.port);
    const bridge = await world.bridge({
      config: { "whatsapp:graphUrl": `https://${HOST}` },
      env: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: authority },
    });

    const { id } = await bridge.create(INPUTS).finally(() => proxy.close());

    expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
    expect(new Set(proxy.tunnels)).toEqual(new Set([`${HOST}:443`]));
    expect(proxy.others).toEqual([]);
    expectNoSecretIn(bridge.stderr());
  });

  test("is not used for a host in NO_PROXY", async () => {
    const proxy = await startTunnelProxy(front.port);
    const bridge = await world.bridge({
      config: { "whatsapp:graphUrl": `https://127.0.0.1:${front.port}` },
      env: {
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        NO_PROXY: "127.0.0.1",
        NODE_EXTRA_CA_CERTS: authority,
      },
    });

    await bridge.create(INPUTS).finally(() => proxy.close());

    expect(proxy.tunnels).toEqual([]);
  });
});
