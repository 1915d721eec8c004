import fc from 'fast-check';
import {
  Organization,
  organizations,
} from '../__testUtils__/arbitraryOrganization';
import { describeEntity } from '../api';
import { compileOperatingModel } from './compileOperatingModel';
import { OperatingModel } from './types';

const now = new Date('2026-11-23T12:00:00Z');

const compile = (entities: Organization['definitions']) =>
  compileOperatingModel(entities, { now });

const answersOf = (model: OperatingModel, subjects: Organization['subjects']) =>
  subjects.map(subject => describeEntity(model, subject));

/** Every text of a value, keys included. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    key,
    ...textsOf(each),
  ]);
}

describe('any organization', () => {
  it('makes no definition that the schemas refuse, and answers that say something', () => {
    const seen = {
      rows: 0,
      contested: 0,
      runbooks: 0,
      agreements: 0,
      missing: 0,
    };
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compile(definitions);
        expect(model.refused).toEqual([]);
        for (const { activities, who } of answersOf(model, subjects)) {
          seen.missing += who.missing.length;
          for (const each of activities) {
            seen.rows += each.rows.length;
            seen.contested += Number(each.contested);
            seen.runbooks += each.runbooks.length;
            seen.agreements += each.agreements.length;
          }
        }
      }),
    );
    // The properties below are worth nothing if the random organizations hold nothing.
    for (const [what, count] of Object.entries(seen))
      expect([what, count]).not.toEqual([what, 0]);
  });

  it('gives the same answers whatever the order of its entities', () => {
    fc.assert(
      fc.property(
        organizations.chain(organization =>
          fc.tuple(
            fc.constant(organization),
            fc.shuffledSubarray(organization.definitions, {
              minLength: organization.definitions.length,
            }),
          ),
        ),
        ([{ definitions, subjects }, shuffled]) => {
          expect(answersOf(compile(shuffled), subjects)).toEqual(
            answersOf(compile(definitions), subjects),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the same answer to the first and to a later question', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compile(definitions);
        const fresh = subjects.map(subject =>
          describeEntity(compile(definitions), subject),
        );
        expect(answersOf(model, subjects)).toEqual(fresh);
        expect(answersOf(model, subjects)).toEqual(fresh);
      }),
      { numRuns: 100 },
    );
  });

  it('names nobody twice in a chain, and only who exists', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compile(definitions);
        for (const { who } of answersOf(model, subjects)) {
          const refs = [...who.steps, ...who.missing].map(({ ref }) => ref);
          expect(refs).toEqual([...new Set(refs)]);
          const exists = ({ ref }: { ref: string }) => model.parties.has(ref);
          expect(who.steps.filter(step => !exists(step))).toEqual([]);
          expect(who.missing.filter(exists)).toEqual([]);
          expect(who.complete && who.steps.length === 0).toBe(false);
        }
      }),
    );
  });

  it('ends the way up from any group, naming nobody twice', () => {
    fc.assert(
      fc.property(organizations, ({ definitions }) => {
        const model = compile(definitions);
        for (const ref of model.parties.keys()) {
          const way = model.ancestorsOf(ref);
          expect(way).toEqual([...new Set(way)]);
          expect(way).not.toContain(ref);
        }
      }),
    );
  });

  it('writes every reference in its canonical form', () => {
    const reference =
      /(group|user|system|domain|component|activity|runbook|responsibilitymatrix|agreement|location):\S+/gi;
    let found = 0;
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const refs = textsOf(answersOf(compile(definitions), subjects)).flatMap(
          text => text.match(reference) ?? [],
        );
        found += refs.length;
        expect(
          refs.filter(ref => !/^[a-z]+:[a-z]+\/[^A-Z]+$/.test(ref)),
        ).toEqual([]);
      }),
    );
    expect(found).toBeGreaterThan(1000);
  });
});
