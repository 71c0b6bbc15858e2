import { invalidParameter, unsupported } from "../../graph/error";
import { required } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { MOST_BYTES, uploadsOf } from "./uploads";

const TYPES = ["image/jpeg", "image/png"];

/** Opens a session for one file. Meta takes videos too; a profile does not. */
export const startUpload: GraphRoute<"uploads"> = {
  method: "POST",
  path: `${ID}/uploads`,
  edge: "uploads",
  answer(call, world) {
    if (call.target?.appId === undefined) throw unsupported(call.method, call.id);
    const length = required(call.parameters, "file_length");
    const bytes = /^\d+$/.test(length) ? Number(length) : 0;
    if (bytes < 1 || bytes > MOST_BYTES)
      throw invalidParameter(`Parameter file_length must be 1 to ${MOST_BYTES} bytes, not ${length}.`);
    const type = required(call.parameters, "file_type");
    if (!TYPES.includes(type))
      throw invalidParameter(`Parameter file_type must be ${TYPES.join(" or ")}, not ${type}.`);
    return { id: uploadsOf(world).start(bytes, type) };
  },
};

/** Takes the bytes of the file, all of them at once. */
export const upload: GraphRoute<"upload"> = {
  method: "POST",
  // Two colons in a row are text and begin no parameter.
  path: "/upload:::id",
  edge: "upload",
  ofToken: true,
  fileBytes: MOST_BYTES,
  answer(call, world) {
    if (call.headers.file_offset !== "0")
      throw invalidParameter("The header file_offset must be 0: the simulator takes a file as a whole.");
    const { file = Buffer.alloc(0), parameters, id } = call;
    return { h: uploadsOf(world).finish(id, parameters.get("sig"), file) };
  },
};
