import fc from 'fast-check';
import { z } from 'zod';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import { compileOperatingModel } from '../model';
import { readCatalogConfig } from '../policies';
import { responsibilitiesSchema, whoSchema } from './answers';
import { definitionAnswerSchema } from './definitionAnswer';
import { describeDefinition } from './describeDefinition';
import { describeEntity, describeWho } from './describeEntity';

const now = new Date('2026-11-23T12:00:00Z');
const { policies } = readCatalogConfig({
  policies: [{ name: 'p', require: ['owner', 'system'] }],
});

const sent = (answer: unknown) => JSON.parse(JSON.stringify(answer));

/** What is left when all that the schema does not know is dropped; throws where something is missing. */
const parsed = (schema: z.ZodType, answer: unknown) =>
  schema.parse(sent(answer));

describe('every answer fits its schema', () => {
  it('about any organization', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compileOperatingModel(definitions, { now });
        const answers: [z.ZodType, unknown][] = subjects.flatMap(subject => [
          [
            responsibilitiesSchema,
            describeEntity(model, subject, { policies }),
          ],
          [whoSchema, describeWho(model, subject)],
        ]);
        const { activities, runbooks, matrices, agreements } = model;
        for (const map of [activities, runbooks, matrices, agreements]) {
          for (const ref of map.keys()) {
            answers.push([
              definitionAnswerSchema,
              describeDefinition(model, ref),
            ]);
          }
        }
        expect(
          answers.map(([schema, answer]) => parsed(schema, answer)),
        ).toEqual(answers.map(([, answer]) => sent(answer)));
      }),
    );
  });
});
