/** Who acts, by the letter that stands for them in the table. */
export const ROLES = {
  R: 'who asked for it',
  C: 'a member of the group that it was asked for',
  A: 'an approver',
  B: 'an approver who asked for it',
  N: 'who is responsible for the activity',
  K: 'who is consulted',
  U: 'a member of an unrelated group',
  D: 'an administrator',
  G: 'a guest, whom somebody made a member of every group',
  S: 'a service',
} as const;

export type Role = keyof typeof ROLES;

const PEOPLE = 'RCABNKUD';

const ASKED_ANEW = `
  draft           submit    RCB     pending
  draft           edit      RCBG    draft
  draft           withdraw  RCB     withdrawn
  pending         edit      RCABD   pending
  pending         ask       A       info-requested
  pending         reject    A       rejected
  pending         withdraw  RCB     withdrawn
  info-requested  edit      RCABD   info-requested
  info-requested  answer    RCB     pending
  info-requested  withdraw  RCB     withdrawn
`;

const WORK = `
  ${ASKED_ANEW}
  pending         approve   A       approved
  approved        start     RCBN    implementing
  approved        withdraw  RCB     withdrawn
  implementing    complete  RCBN    implemented
  implementing    fail      RCBN    failed
  implemented     verify    RCAB    closed
  implemented     fail      RCAB    failed
  failed          start     RCBN    implementing
  failed          withdraw  RCB     withdrawn
`;

/**
 * Everything that somebody may do, and where it leads: kind of request, state, command, who, next state. What is not in it is
 * refused, but for a comment, which any person may always make. Written from docs and design, not from the code.
 */
const ALLOWED = {
  exception: `
    ${ASKED_ANEW}
    pending         approve   A       active
    approved        revoke    ABD     revoked
    active          revoke    ABD     revoked
    active          renew     RCB     active
    active          resolve   -       resolved
    emergency       approve   A       active
    emergency       reject    A       revoked
    emergency       revoke    ABD     revoked
    emergency       renew     RCB     active
    emergency       resolve   -       resolved
  `,
  // An addition goes the same way.
  change: WORK,
  clarification: `
    ${ASKED_ANEW}
    pending         answer    A       answered
    answered        verify    RCAB    closed
  `,
};

export type Kind = keyof typeof ALLOWED;

export interface Cell {
  /** 409 where the state does not know the command, 403 where it is not for this role. */
  status: 200 | 403 | 409;
  /** The state afterwards, where it is done. */
  to?: string;
}

/** @param place - a state, or `emergency`: active before anybody has approved it */
export function expectedOf(
  kind: Kind,
  place: string,
  { command, role }: { command: string; role: Role },
): Cell {
  const found = ALLOWED[kind]
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .find(([from, name]) => from === place && name === command);
  const line =
    command === 'comment'
      ? [place, command, PEOPLE, place === 'emergency' ? 'active' : place]
      : found;
  // No service gets as far as the state.
  if (role === 'S') return { status: 403 };
  if (!line) return { status: 409 };
  const [, , who, to] = line;
  return who.includes(role) ? { status: 200, to } : { status: 403 };
}
