// Needs: minutes, to install the packed packages
import { DECLARATIONS, WHOLE_LIFE } from "./support/life";
import { managers } from "./support/managers";
import { emptyProject, filesOf, type Project } from "./support/project";
import { type Form, TYPESCRIPT, TYPESCRIPT_MODULES, TYPESCRIPT_WITHOUT_COMPILER } from "./support/programs";

jest.setTimeout(300_000);

let project: Project;
afterEach(() => project.remove());

async function installed(form: Form, program: string) {
  project = await emptyProject();
  await project.write(await filesOf(form, program));
  await project.install(managers().npm);
}

test("a TypeScript program needs no compiler of its own: Pulumi brings one", async () => {
  await installed(TYPESCRIPT_WITHOUT_COMPILER, DECLARATIONS);

  expect(await project.live()).toEqual(WHOLE_LIFE);
});

test.each([TYPESCRIPT, TYPESCRIPT_MODULES, TYPESCRIPT_WITHOUT_COMPILER])(
  "an input of the wrong type is refused before anything runs in $name",
  async (form) => {
    await installed(form, DECLARATIONS.replace('cc: "1"', "cc: 1"));

    const { steps, problem } = await project.live();

    expect(steps).toEqual([]);
    expect(problem).toContain("Type 'number' is not assignable to type 'Input<string>'");
  },
);
