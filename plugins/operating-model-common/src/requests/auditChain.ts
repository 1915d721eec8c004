import { z } from 'zod';
import { isEdge } from './edges';
import { RequestEvent, RequestKind } from './types';

/** An event as the audit keeps it. The payload is the text that was hashed. @public */
export interface AuditEntry {
  sequence: number;
  payload: string;
  previousHash: string;
  hash: string;
}

/** Where a chain stands: what an auditor notes down, to see later that what came before is still there. @public */
export interface AuditHead {
  sequence: number;
  hash: string;
}

/** What is hashed for an event: what came before it, and what happened. @public */
export const auditText = ({
  previousHash,
  payload,
}: Pick<AuditEntry, 'previousHash' | 'payload'>) =>
  `${previousHash}\n${payload}`;

/** What the payload of an event says. @public */
export type AuditedEvent = RequestEvent & {
  sequence: number;
  requestSequence: number;
};

const text = z.string();

/** So much of it that it can be told, and gone on from. */
const eventSchema = z.looseObject({
  sequence: z.number(),
  requestSequence: z.number(),
  requestId: text,
  action: text,
  outcome: z.enum(['done', 'refused']),
  actor: text,
  at: z.iso.datetime(),
  changes: z.record(text, z.unknown()),
  comment: text.optional(),
  problem: z.looseObject({ code: text, message: text }).optional(),
});

/**
 * What the payload of an event says; undefined where it is none.
 *
 * @public
 */
export function readAuditedEvent(payload: string): AuditedEvent | undefined {
  try {
    const { data } = eventSchema.safeParse(JSON.parse(payload));
    return data as AuditedEvent | undefined;
  } catch {
    return undefined;
  }
}

interface Place {
  requestSequence: number;
  kind?: RequestKind;
  state?: string;
}

/**
 * Checks a chain of events from its beginning, one after the other: that nothing is missing, nothing was changed, and that each
 * step was one that a request may take.
 *
 * @public
 */
export class AuditChain {
  readonly #hash: (text: string) => string;
  readonly #requests = new Map<string, Place>();
  #head: AuditHead = { sequence: 0, hash: '' };

  /** @param hash - SHA-256 as lower-case hexadecimal digits */
  constructor(hash: (text: string) => string) {
    this.#hash = hash;
  }

  /** The last event that holds. */
  get head(): AuditHead {
    return this.#head;
  }

  get requests(): number {
    return this.#requests.size;
  }

  /** Passes over what is not looked at: the next entry has to follow what stands there. */
  passTo(head: AuditHead): void {
    this.#head = head;
  }

  /**
   * @param event - what the payload says, for who has read it already
   * @returns why the entry does not follow; undefined when it does
   */
  add(
    entry: AuditEntry,
    event = readAuditedEvent(entry.payload),
  ): string | undefined {
    const { sequence, previousHash, hash } = entry;
    if (sequence !== this.#head.sequence + 1) {
      return `event ${this.#head.sequence + 1} is missing`;
    }
    if (previousHash !== this.#head.hash) {
      return 'it does not name the event before it';
    }
    if (hash !== this.#hash(auditText(entry))) {
      return 'it is not what was hashed';
    }
    if (!event) return 'it is no event that can be read';
    if (event.sequence !== sequence) return 'it does not say its own place';
    const problem = this.#follow(event);
    if (problem) return problem;
    this.#head = { sequence, hash };
    return undefined;
  }

  #follow(event: AuditedEvent): string | undefined {
    const { requestId, requestSequence, outcome, action, from, to } = event;
    const place = this.#requests.get(requestId) ?? { requestSequence: 0 };
    if (requestSequence !== place.requestSequence + 1) {
      return `event ${place.requestSequence + 1} of request ${requestId} is missing`;
    }
    const next: Place = { ...place, requestSequence };
    if (outcome === 'done') {
      const content = event.changes.content as
        { kind: RequestKind } | undefined;
      next.kind = content?.kind ?? place.kind;
      next.state = to;
      const begins = action === 'create' && !place.kind && to === 'draft';
      const follows =
        place.kind !== undefined &&
        from !== undefined &&
        to !== undefined &&
        from === place.state &&
        isEdge(place.kind, action, from, to);
      if (!begins && !follows) {
        return `request ${requestId} can not go from ${place.state ?? 'nothing'} to ${to} by ${action}`;
      }
    }
    this.#requests.set(requestId, next);
    return undefined;
  }
}
