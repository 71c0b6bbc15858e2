/** The app that the tokens belong to. */
const APP = "200000000000001";

/** Whether the id is that of an app. */
export const isApp = (id: string): boolean => id === APP;
