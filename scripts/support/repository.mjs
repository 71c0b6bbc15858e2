// @ts-check
/** The address of the source. A test compares it with the package.json of each package. */
export const REPOSITORY = "https://github.com/pulumi-whatsapp/pulumi-whatsapp";

/** The address of a file of the source, for documents that are read elsewhere. */
export const FILES = `${REPOSITORY}/blob/main/`;

/** The address at which a file itself comes, for pictures. */
export const RAW_FILES = `${REPOSITORY.replace("//github.com/", "//raw.githubusercontent.com/")}/main/`;
