/** Answered with HTTP 404. */
export class NotFound extends Error {}
