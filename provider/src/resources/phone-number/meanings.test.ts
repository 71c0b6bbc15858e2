import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import { GraphError, graphErrorBody } from "../../graph/graph-error";
import { MEANINGS_OF_ADDING as meanings } from "./meanings";

test.each([...meanings])("says for code %d what to do", (code, { remedy }) => {
  const answer = graphErrorBody.parse({ message: "m", code });

  const { message } = new GraphError("create +1 2025550123", answer, 400, { words, meanings });

  expect(message.endsWith(remedy(words, []))).toBe(true);
  expect(remedy(words, [])).toMatch(/\.$/);
});
