interface Message {
  readonly from: string;
  readonly text: string;
}

interface Event {
  readonly entry?: readonly {
    readonly changes?: readonly {
      readonly value?: {
        readonly messages?: readonly { readonly from: string; readonly text?: { readonly body: string } }[];
      };
    }[];
  }[];
}

/** The messages in an event whose signature is right. */
export function messagesIn(body: Buffer): Message[] {
  const { entry = [] } = JSON.parse(body.toString()) as Event;
  return entry.flatMap(({ changes = [] }) =>
    changes.flatMap(({ value }) =>
      (value?.messages ?? []).map(({ from, text }) => ({ from, text: text?.body ?? "(not a text)" })),
    ),
  );
}
