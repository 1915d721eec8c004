import {
  changeBody,
  clarificationBody,
  exceptionBody,
} from './__testUtils__/requests';
import { REQUEST_COMMANDS, parseRequestCommand } from './commands';
import { parseRequestDraft } from './draft';

const problemsOf = (value: unknown) => {
  const parsed = parseRequestDraft(value);
  return 'problems' in parsed
    ? parsed.problems.map(({ field, message }) => `${field} ${message}`)
    : [];
};

describe('parseRequestDraft', () => {
  it('takes each kind, and brings references and moments to their canonical form', () => {
    expect(problemsOf(changeBody)).toEqual([]);
    expect(problemsOf(clarificationBody)).toEqual([]);
    expect(
      parseRequestDraft({
        ...exceptionBody,
        validTo: '2026-12-01T01:00:00+01:00',
      }),
    ).toMatchObject({
      draft: {
        subject: {
          entityRef: 'component:default/tax',
          activityRef: 'activity:default/review-access',
        },
        validTo: '2026-12-01T00:00:00.000Z',
        emergency: false,
      },
    });
  });

  it.each([
    ['validTo', '2026-12-01', 'validTo is not a moment'],
    ['validTo', '2026-12-01T10:00:00', 'validTo is not a moment'],
    ['validTo', '2027-02-30T10:00:00Z', 'validTo is not a moment'],
    ['validTo', '+275000-01-01T00:00:00Z', 'validTo is not a moment'],
    ['validTo', '2026-01-01T00:00:00Z', 'validTo is not after the beginning'],
    ['title', ' ', 'title is empty'],
    ['title', 'x'.repeat(201), 'title is longer'],
    ['justification', 'a\u0000b', 'justification holds a control'],
    ['title', 'a\u202eb', 'title holds a control'],
    ['benefits', undefined, 'benefits is missing'],
    ['risks', 5, 'risks must be a text'],
    ['category', 'excuse', 'category "excuse" is not known'],
    ['category', 'mitigated', 'compensatingControls is missing'],
    ['category', 'planned-fix', 'fix is missing'],
    ['requestingGroup', 'user:sam', 'requestingGroup is not a reference'],
    ['kind', 'wish', 'kind is missing or not known'],
    ['subject', { type: 'entity' }, 'subject.entityRef is missing'],
    [
      'subject',
      { type: 'cell', entityRef: 'a:b:c', activityRef: 'x' },
      'subject.entityRef is not a reference',
    ],
    ['subject', { type: 'activity', activityRef: 'x' }, 'scope is missing'],
    ['scope', { appliesTo: {} }, 'scope.appliesTo selects every entity'],
    ['scope', { entityRefs: ['a'] }, 'scope has no place here'],
    ['extra', 1, 'extra is not known here'],
  ])('refuses %s %j', (field, value, message) => {
    const [first] = problemsOf({ ...exceptionBody, [field]: value });
    expect(first).toContain(message);
  });

  it.each([null, [], 'x', 5, undefined])('refuses %j', value => {
    expect(problemsOf(value)).not.toEqual([]);
  });

  it('links only to where a browser may be sent', () => {
    for (const url of [
      `${'javascript'}:alert(1)`,
      '//host',
      'https://a:b@host',
    ]) {
      const fix = { url, due: '2026-12-01T00:00:00Z' };
      expect(
        problemsOf({ ...exceptionBody, category: 'planned-fix', fix })[0],
      ).toContain('fix.url is not an address');
    }
  });
});

describe('parseRequestCommand', () => {
  it('takes every command by its name', () => {
    for (const command of REQUEST_COMMANDS) {
      const parsed = parseRequestCommand({
        command,
        comment: 'Because',
        ...(command === 'edit' ? { content: {} } : {}),
        ...(command === 'renew' ? { validTo: '2026-12-01T00:00:00Z' } : {}),
      });
      expect(parsed).toMatchObject({ command: { command } });
    }
  });

  it.each([
    [{ command: 'delete' }, 'command'],
    [{ command: 'reject' }, 'comment'],
    [{ command: 'reject', comment: ' ' }, 'comment'],
    [{ command: 'approve', as: 'somebody' }, 'as'],
  ])('refuses %j', (value, field) => {
    expect(parseRequestCommand(value)).toMatchObject({
      problems: [{ field }],
    });
  });
});
