/** What the tests use of Meta's client, which comes without types. */
declare module "facebook-nodejs-business-sdk" {
  interface GraphObject {
    readonly id: string;
    readonly _data: Readonly<Record<string, unknown>>;
  }

  interface Cursor extends Array<GraphObject> {
    hasNext(): boolean;
    hasPrevious(): boolean;
    next(): Promise<Cursor>;
    previous(): Promise<Cursor>;
  }

  export class FacebookAdsApi {
    static readonly GRAPH: string;
    static readonly VERSION: string;
    static init(token: string, locale: string, crashReports: boolean): FacebookAdsApi;
    call(method: string, path: string[], parameters?: object): Promise<Record<string, unknown>>;
  }

  export class WhatsAppBusinessAccount implements GraphObject {
    static readonly Fields: Readonly<Record<string, string>>;
    constructor(id: string);
    readonly id: string;
    readonly _data: Readonly<Record<string, unknown>>;
    read(fields: string[]): Promise<GraphObject>;
    delete(): Promise<unknown>;
    getPhoneNumbers(fields: string[], parameters?: object): Promise<Cursor>;
    createPhoneNumber(fields: string[], parameters: object): Promise<GraphObject>;
  }
}
