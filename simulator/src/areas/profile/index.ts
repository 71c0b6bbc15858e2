import type { Area } from "../area";
import { page } from "./page";
import { changeProfile, readProfile } from "./profile";
import { type Profile, shapes } from "./shapes";
import { startUpload, upload } from "./upload";

export interface BusinessProfile {
  edge: "whatsapp_business_profile" | "uploads" | "upload";
  shapes: typeof shapes;
  seen: {
    /** The profile that customers see, as it was set. */
    readonly profile: Profile;
  };
}

/** The profile that customers see, and the upload of its picture. */
export const profile: Area<BusinessProfile> = {
  shapes,
  routes: [readProfile, changeProfile, startUpload, upload],
  initial: () => ({}),
  seen: ({ profile: set = {} }) => ({ profile: structuredClone(set) }),
  page,
};
