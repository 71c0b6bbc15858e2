// Needs: minutes, to install the packed packages
import { DECLARATIONS, WHOLE_LIFE } from "./support/life";
import { managers } from "./support/managers";
import { emptyProject, filesOf, type Project } from "./support/project";
import { TYPESCRIPT } from "./support/programs";

jest.setTimeout(300_000);

/** Root may write where nobody may, unless it is started without that right. */
const BOUND_BY_PERMISSIONS =
  process.getuid?.() === 0
    ? ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"]
    : ["env"];

let project: Project;
beforeAll(async () => {
  project = await emptyProject();
  await project.write(await filesOf(TYPESCRIPT, DECLARATIONS));
  await project.install(managers().npm);
  await project.run("chmod", "-R", "a-w", "node_modules");
});
afterAll(async () => {
  await project.run("chmod", "-R", "u+w", "node_modules");
  await project.remove();
});

test("the packages serve a program whose node_modules cannot be written, as in a container's image", async () => {
  const [command = "", ...args] = BOUND_BY_PERMISSIONS;
  const write = await project.run(command, ...args, "touch", "node_modules/pulumi-whatsapp/written");

  const life = await project.live({
    simulator: [...BOUND_BY_PERMISSIONS, project.path("node_modules/.bin/whatsapp-graph-simulator")],
    pulumi: [...BOUND_BY_PERMISSIONS, "pulumi"],
  });

  expect(write.code).not.toBe(0);
  expect(write.stderr).toContain("Permission denied");
  expect(life).toEqual(WHOLE_LIFE);
});
