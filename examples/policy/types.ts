/** The declaration of a number, as the engine knows it before anything is created. */
export interface DeclaredNumber {
  cc?: string;
  phoneNumber?: string;
  verifiedName?: string;
  /** The option of that name: the resource repeats it among its inputs, since policies do not see it. */
  retainOnDelete?: boolean;
}

/** A number among all resources of a stack. */
export interface NumberInStack {
  urn: string;
  declared: DeclaredNumber;
  /** Unknown before the number is created. */
  phoneNumberId: string | undefined;
}

/** The numbers that a registration may be for. */
export interface RegistrationInStack {
  /** The resources from which the program takes the id of the number. */
  sourceUrns: string[];
  /** Unknown before the number is created. */
  phoneNumberId: string | undefined;
}

/** The objection of a rule to a number, `undefined` if there is none. */
export type Objection = string | undefined;
