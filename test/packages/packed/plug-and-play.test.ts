// Needs: minutes, to install the packed packages
import { DECLARATIONS, WHOLE_LIFE } from "./support/life";
import { managers, throughYarn } from "./support/managers";
import { emptyProject, filesOf, type Project } from "./support/project";
import { COMMONJS } from "./support/programs";

jest.setTimeout(300_000);

let project: Project;
beforeAll(async () => {
  project = await emptyProject();
  await project.write(await filesOf(COMMONJS, DECLARATIONS));
  await project.install(managers().yarnPlugAndPlay);
});
afterAll(() => project.remove());

const simulator = throughYarn("whatsapp-graph-simulator");

describe("installed by yarn with Plug'n'Play, which leaves no node_modules,", () => {
  test("Pulumi does not find its SDK, and says so", async () => {
    const { steps, problem } = await project.live({ simulator });

    expect(steps).toEqual([]);
    expect(problem).toContain("It looks like the Pulumi SDK has not been installed");
  });

  test("the packages serve a program when yarn starts Pulumi", async () => {
    const life = await project.live({ simulator, pulumi: throughYarn("exec", "pulumi") });

    expect(life).toEqual(WHOLE_LIFE);
  });
});
