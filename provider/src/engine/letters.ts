/** The letters of a name alone, so that `access_token` and `AccessToken` are the same. */
export const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");
