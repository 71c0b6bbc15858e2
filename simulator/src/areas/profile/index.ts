import type { Area } from "../area";
import { page } from "./page";
import { changeProfile, readProfile } from "./profile";
import { type Profile, shapes } from "./shapes";
import { startUpload, upload } from "./upload";

export interface BusinessProfile {
  edge: "whatsapp_business_profile" | "uploads" | "upload";
  shapes: typeof shapes;
  seen: {
    /** What customers see of the number, as it was set. */
    readonly profile: Profile;
  };
}

/** What customers see of a number, and the upload of its picture. */
export const profile: Area<BusinessProfile> = {
  shapes,
  routes: [readProfile, changeProfile, startUpload, upload],
  initial: () => ({}),
  seen: ({ profile: set = {} }) => ({ profile: structuredClone(set) }),
  page,
};
