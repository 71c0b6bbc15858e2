import { DECLARATIONS, WHOLE_LIFE } from "./life";
import type { Manager } from "./managers";
import { emptyProject, filesOf, inFolder, type Project } from "./project";
import { COMMONJS, MODULES, TYPESCRIPT, TYPESCRIPT_MODULES } from "./programs";

/** The tests that every package manager has to pass, for each way to write a program. */
export function servesEveryFormOfProgram(manager: () => Manager): void {
  let project: Project;
  beforeEach(async () => (project = await emptyProject()));
  afterEach(() => project.remove());

  describe("in an empty folder", () => {
    test.each([COMMONJS, TYPESCRIPT, MODULES, TYPESCRIPT_MODULES])("serves $name", async (form) => {
      await project.write(await filesOf(form, DECLARATIONS));
      await project.install(manager());

      expect(await project.live()).toEqual(WHOLE_LIFE);
    });
  });

  describe("in a workspace whose program is not at the root", () => {
    const root = JSON.stringify({ name: "shop", private: true, workspaces: ["infrastructure"] });
    const workspace = { "package.json": root, "pnpm-workspace.yaml": "packages: [infrastructure]\n" };

    test("serves a program with its own Pulumi.yaml", async () => {
      await project.write({
        ...workspace,
        ...inFolder("infrastructure", await filesOf(TYPESCRIPT, DECLARATIONS)),
      });
      await project.install(manager());

      const life = await project.live({ folder: project.path("infrastructure") });

      expect(life).toEqual(WHOLE_LIFE);
    });

    test("serves a program that the root's Pulumi.yaml names", async () => {
      const { "Pulumi.yaml": pulumiYaml = "", ...program } = await filesOf(COMMONJS, DECLARATIONS);
      await project.write({
        ...workspace,
        "Pulumi.yaml": `${pulumiYaml}main: infrastructure\n`,
        ...inFolder("infrastructure", program),
      });
      await project.install(manager());

      expect(await project.live()).toEqual(WHOLE_LIFE);
    });
  });
}
