/* eslint-disable no-script-url -- they are what must be refused */
import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { arbitraryMutation } from '../__testUtils__/arbitraryJson';
import { completeDefinitions } from '../__testUtils__/completeDefinitions';
import {
  activity,
  agreement,
  component,
  matrix,
  runbook,
} from '../__testUtils__/entities';
import { checkDefinition } from './checkDefinition';
import { describeProblem } from './explainIssue';

const problemsOf = (entity: unknown) =>
  checkDefinition(entity)?.map(describeProblem);

const matrixWithRow = (row: object, spec: object = {}) =>
  matrix('m', { ...spec, rows: [{ activity: 'deploy', ...row }] });

const without = (entity: Entity, field: string) => {
  const { [field]: _, ...spec } = entity.spec!;
  return { ...entity, spec };
};

const REFERENCE =
  'is not a reference to an entity; write it as kind:namespace/name, for example';
const PARTY =
  'is not a reference to an entity; write group:default/some-name, user:default/some-name or one of $owner, $owner.parent, $system.owner, $domain.owner';
const DURATION =
  'is not an ISO 8601 duration; write for example P6M (six months), P1Y (a year) or PT15M (15 minutes)';
const DATE =
  'is not a date of the calendar; write it as YYYY-MM-DD, for example 2026-05-01';
const PREDICATE =
  'is not a filter predicate; write paths with values, for example { kind: Component, spec.type: service }, combined with $all, $any, $not and the value operators $exists, $in, $contains, $hasPrefix';

describe('checkDefinition', () => {
  it.each(completeDefinitions.map(each => [each.kind, each]))(
    'finds nothing wrong with a complete %s',
    (_, entity) => {
      expect(checkDefinition(entity)).toEqual([]);
    },
  );

  it.each([
    ['another apiVersion', { ...activity('a'), apiVersion: 'acme.com/v1' }],
    ['a kind of Backstage', component('c')],
    ['no apiVersion', { kind: 'Activity' }],
    ['a kind that is no text', { ...activity('a'), kind: 5 }],
    ['null', null],
    ['a text', 'Activity'],
    ['a list', [activity('a')]],
  ])('leaves %s to others', (_, entity) => {
    expect(checkDefinition(entity)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    // Which kind and version it is
    [
      'a kind that there is not',
      { ...activity('a'), kind: 'Actvity' },
      'kind: "Actvity" is not a kind of operating-model/v1alpha1; use one of Activity, Runbook, ResponsibilityMatrix, Agreement',
    ],
    [
      'a kind in another case',
      { ...activity('a'), kind: 'activity' },
      'kind: "activity" is not a kind of operating-model/v1alpha1; use one of Activity, Runbook, ResponsibilityMatrix, Agreement',
    ],
    [
      'a version that there is not',
      { ...activity('a'), apiVersion: 'operating-model/v2' },
      'apiVersion: "operating-model/v2" is not known; use operating-model/v1alpha1',
    ],
    // What is missing or of the wrong type
    [
      'no spec',
      { ...activity('a'), spec: undefined },
      'spec is missing; give an object',
    ],
    [
      'no type',
      without(activity('a'), 'type'),
      'spec.type is missing; give a text',
    ],
    [
      'no type of a runbook',
      without(runbook('r'), 'type'),
      'spec.type is missing; use one of runbook, playbook, procedure, process',
    ],
    [
      'no source',
      without(runbook('r'), 'source'),
      'spec.source is missing; give a text',
    ],
    [
      'an empty type',
      activity('a', { type: '' }),
      'spec.type is empty; give a value',
    ],
    [
      'a number for a text',
      activity('a', { type: 5 }),
      'spec.type must be a text, not the number 5; write a text',
    ],
    [
      'a boolean for a text',
      activity('a', { type: true }),
      'spec.type must be a text, not the boolean true; write a text',
    ],
    [
      'a line without a value',
      activity('a', { type: null }),
      'spec.type must be a text, not an empty value; give a value or remove the line',
    ],
    [
      'a list for a text',
      activity('a', { type: ['x'] }),
      'spec.type must be a text, not a list; write a text',
    ],
    [
      'an object for a text',
      activity('a', { type: { x: 1 } }),
      'spec.type must be a text, not an object; write a text',
    ],
    [
      'a text for a boolean',
      activity('a', { preApproved: 'yes' }),
      'spec.preApproved must be true or false, not the string "yes"; write true or false',
    ],
    [
      'a text for a number',
      activity('a', { measures: [{ name: 'Lead time', target: '24' }] }),
      'spec.measures[0].target must be a number, not the string "24"; write a number',
    ],
    [
      'a text for a list',
      runbook('r', { tools: 'kubectl' }),
      'spec.tools must be a list, not the string "kubectl"; write a list',
    ],
    [
      'an object for a list',
      matrix('m', { rows: { activity: 'deploy' } }),
      'spec.rows must be a list, not an object; write a list',
    ],
    [
      'a text for an object',
      activity('a', { review: 'P6M' }),
      'spec.review must be an object, not the string "P6M"; write an object',
    ],
    [
      'an annotation that is no text',
      { ...activity('a'), metadata: { name: 'a', annotations: { x: 5 } } },
      'metadata.annotations.x must be a text, not the number 5; write a text',
    ],
    // Words from a list
    [
      'an unknown risk',
      activity('a', { risk: 'severe' }),
      'spec.risk: "severe" is not known; use one of low, medium, high, critical',
    ],
    [
      'an unknown runbook requirement',
      activity('a', { runbook: 'yes' }),
      'spec.runbook: "yes" is not known; use one of required, recommended, none',
    ],
    [
      'an unknown automation',
      runbook('r', { automation: 'full' }),
      'spec.automation: "full" is not known; use one of manual, assisted, automated',
    ],
    [
      'an unknown type of runbook',
      runbook('r', { type: 'guide' }),
      'spec.type: "guide" is not known; use one of runbook, playbook, procedure, process',
    ],
    [
      'an unknown method',
      matrix('m', { method: 'CARS' }),
      'spec.method: "CARS" is not known; use one of RACI, RASCI, DACI',
    ],
    [
      'an unknown type of agreement',
      agreement('g', { type: 'handshake' }),
      'spec.type: "handshake" is not known; use one of operational-level, support, shared-process',
    ],
    [
      'an unknown severity',
      agreement('g', {
        targets: [{ measure: 'response', severity: 'P1', within: 'PT15M' }],
      }),
      'spec.targets[0].severity: "P1" is not known; use one of low, medium, high, critical',
    ],
    // References
    [
      'an owner with a space',
      activity('a', { owner: 'group:platform team' }),
      `spec.owner: "group:platform team" ${REFERENCE} group:default/some-name`,
    ],
    [
      'an empty owner',
      activity('a', { owner: '' }),
      `spec.owner: "" ${REFERENCE} group:default/some-name`,
    ],
    [
      'a reference without a name',
      runbook('r', { author: 'user:' }),
      `spec.author: "user:" ${REFERENCE} user:default/some-name`,
    ],
    [
      'a reference in a list',
      runbook('r', { entities: ['component:default/a', 'a/b/c'] }),
      `spec.entities[1]: "a/b/c" ${REFERENCE} component:default/some-name`,
    ],
    [
      'a row without an activity',
      matrix('m', { rows: [{ accountable: '$owner' }] }),
      'spec.rows[0].activity is missing; give a text',
    ],
    [
      'an agreement with a party that is no reference',
      agreement('g', { consumers: ['the web team'] }),
      `spec.consumers[0]: "the web team" ${REFERENCE} group:default/some-name`,
    ],
    // Rows
    [
      'a misspelt letter',
      matrixWithRow({ acountable: '$owner' }),
      'spec.rows[0].acountable is not known here; use one of activity, accountable, responsible, support, consulted, informed, validator, note',
    ],
    [
      'a misspelt placeholder',
      matrixWithRow({ accountable: '$ownr' }),
      'spec.rows[0].accountable: "$ownr" is not a known placeholder; use one of $owner, $owner.parent, $system.owner, $domain.owner',
    ],
    [
      'a misspelt placeholder in a list',
      matrixWithRow({ responsible: ['$owner', '$Owner'] }),
      'spec.rows[0].responsible[1]: "$Owner" is not a known placeholder; use one of $owner, $owner.parent, $system.owner, $domain.owner',
    ],
    [
      'a party that is no reference',
      matrixWithRow({ accountable: 'the boss' }),
      `spec.rows[0].accountable: "the boss" ${PARTY}`,
    ],
    [
      'a party that is a number',
      matrixWithRow({ accountable: 5 }),
      'spec.rows[0].accountable must not be the number 5; write a reference such as group:default/some-name, or a list of them',
    ],
    [
      'a letter without a value',
      matrixWithRow({ informed: null }),
      'spec.rows[0].informed must not be an empty value; write a reference such as group:default/some-name, or a list of them',
    ],
    [
      'a list with an empty line',
      matrixWithRow({ informed: ['group:a', null] }),
      'spec.rows[0].informed[1] must be a text, not an empty value; give a value or remove the line',
    ],
    [
      'S where no method is named',
      matrixWithRow({ support: ['group:tools'] }),
      'spec.rows[0].support: S (support) is a letter of RASCI, and the matrix uses RACI; set spec.method to RASCI, or name the party under another letter',
    ],
    [
      'S under DACI',
      matrixWithRow({ support: 'group:tools' }, { method: 'DACI' }),
      'spec.rows[0].support: S (support) is a letter of RASCI, and the matrix uses DACI; set spec.method to RASCI, or name the party under another letter',
    ],
    // Dates and durations
    ...['six months', '', 'P0D', '-P6M', '6M', 'P6X'].map(
      (every): [string, unknown, string] => [
        `the duration ${JSON.stringify(every)}`,
        activity('a', { review: { every } }),
        `spec.review.every: ${JSON.stringify(every)} ${DURATION}`,
      ],
    ),
    [
      'a target that is no duration',
      agreement('g', {
        targets: [{ measure: 'response', within: '15 minutes' }],
      }),
      `spec.targets[0].within: "15 minutes" ${DURATION}`,
    ],
    ...['2026-02-30', '2026-13-01', '1.8.2026', '2026', '', '2026-W05-1'].map(
      (last): [string, unknown, string] => [
        `the date ${JSON.stringify(last)}`,
        activity('a', { review: { last } }),
        `spec.review.last: ${JSON.stringify(last)} ${DATE}`,
      ],
    ),
    [
      'a runbook tried on a day that there is not',
      runbook('r', { validated: { on: '2026-02-30', by: 'user:mo' } }),
      `spec.validated.on: "2026-02-30" ${DATE}`,
    ],
    [
      'an acceptance without a date',
      agreement('g', { accepted: [{ by: 'group:a' }] }),
      'spec.accepted[0].on is missing; give a text',
    ],
    // Predicates
    [
      'a predicate with an unknown operator',
      activity('a', { appliesTo: { $bogus: 1 } }),
      `spec.appliesTo: {"$bogus":1} ${PREDICATE}`,
    ],
    [
      'a predicate with two operators',
      matrix('m', { appliesTo: { $not: { kind: 'API' }, kind: 'Component' } }),
      `spec.appliesTo: {"$not":{"kind":"API"},"kind":"Component"} ${PREDICATE}`,
    ],
    [
      'a predicate with a list for a value',
      runbook('r', { appliesTo: { kind: ['API'] } }),
      `spec.appliesTo: {"kind":["API"]} ${PREDICATE}`,
    ],
    [
      'a predicate that is a text',
      agreement('g', { appliesTo: 'kind: API' }),
      'spec.appliesTo must be an object, not the string "kind: API"; write an object',
    ],
  ])('explains %s', (_, entity, line) => {
    expect(problemsOf(entity)).toEqual([line]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.com/x',
    '//evil.example.com/runbook',
    '/runbook.md',
    'runbook.md',
    'https:example.com',
    'https:/example.com',
    'https:///example.com',
    'https://',
    'https://user@example.com/',
    'https://user:password@example.com/',
    'https://example.com\\@evil.example.com/',
    'https://example.com/\u202egpj.exe',
    'https://example.com/\u2066x',
    'https://example.com/\u200b',
    'https://example.com/\0',
    'https://example.com/a b',
    'https://[::1',
    '',
  ])('refuses the address %j wherever a page would link to it', address => {
    const line = `${JSON.stringify(address)} is not an address that may be linked to; give an http:// or https:// URL without user name or password in it`;
    expect(problemsOf(runbook('r', { source: address }))).toEqual([
      `spec.source: ${line}`,
    ]);
    expect(problemsOf(agreement('g', { channel: { url: address } }))).toEqual([
      `spec.channel.url: ${line}`,
    ]);
  });

  it('takes http and https addresses with port, query and fragment', () => {
    for (const source of [
      'http://wiki/x',
      'HTTPS://git.example.com:8443/a/b.md?x=1&y=%20#top',
      'https://[::1]/x',
    ]) {
      expect(problemsOf(runbook('r', { source }))).toEqual([]);
    }
  });

  it('names every fault, not just the first', () => {
    expect(
      problemsOf(
        runbook('r', { type: 'guide', source: 'x', owner: '', updated: '1' }),
      ),
    ).toHaveLength(4);
  });

  it('takes fields that it does not know, except in a row', () => {
    expect(problemsOf(activity('a', { 'x-internal': 1 }))).toEqual([]);
  });

  it('never throws, and never leaves a reader without a message, on any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          arbitraryMutation(completeDefinitions),
          fc.record({
            apiVersion: fc.constant('operating-model/v1alpha1'),
            kind: fc.constantFrom(
              'Activity',
              'Runbook',
              'Agreement',
              '__proto__',
            ),
            metadata: fc.jsonValue(),
            spec: fc.jsonValue(),
          }),
          fc.jsonValue(),
        ),
        entity => {
          for (const problem of checkDefinition(entity) ?? []) {
            expect(problem.path).not.toBe('');
            expect(problem.message).not.toBe('');
            expect(problem.remedy).not.toBe('');
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
