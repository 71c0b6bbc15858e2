// Needs: Go, and minutes to compile a Pulumi program for the first time
import path from "node:path";

import { withHosts } from "../../support/with-hosts.cjs";
import { makesTheSameNumbers } from "./follow";

// Without a cache of builds the compiler alone takes minutes.
jest.setTimeout(1_200_000);
withHosts("go");

const MODULE = "github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp";
const SDK = path.resolve(__dirname, "../../../sdk/go/whatsapp");

describe("the numbers in Go", () => {
  makesTheSameNumbers(
    "Go",
    () => ({
      replace: {
        "go mod tidy": `go mod edit -replace ${MODULE}=${SDK} && go mod tidy`,
      },
    }),
    // As the CLI and its hosts are built, so that the compiler takes what they have in common from its cache.
    { GOFLAGS: "-trimpath", CGO_ENABLED: "0" },
  );
});
