import fc from 'fast-check';
import { parse } from 'yaml';
import { arbitraryMutation } from '../__testUtils__/arbitraryJson';
import { completeDefinitions } from '../__testUtils__/completeDefinitions';
import { matrix } from '../__testUtils__/entities';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import {
  PLACEHOLDERS,
  ResponsibilityMatrixEntity,
  checkDefinition,
} from '../kinds';
import { MatrixRow, compileOperatingModel } from '../model';
import { definitionToYaml } from './definitionToYaml';
import { matrixFromTable } from './matrixFromTable';
import { readTable } from './readTable';
import { tableFromMatrix } from './tableFromMatrix';
import { CONTROL_CHARACTERS } from './text';

jest.setTimeout(30_000);

const METHODS = ['RACI', 'RASCI', 'DACI'] as const;
const FORMATS = ['csv', 'markdown'] as const;

const name = fc.stringMatching(/^[a-z0-9]([-_.]?[a-z0-9]){0,8}$/);
const party = fc.oneof(
  fc.constantFrom(...PLACEHOLDERS),
  name,
  name.map(each => `user:other/${each}`),
  fc.constantFrom('sre', 'group:sre', 'group:default/SRE', 'group:validator'),
);
const parties = fc.oneof(party, fc.array(party, { maxLength: 3 }));
const character = fc.oneof(
  fc.constantFrom(...'=+-@\'"|\\<>&;,*_`[]$\t\n x'),
  fc.constantFrom('<br>', '&lt;', '\\|', "'="),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
// Space around a text means nothing, and nobody types control characters.
const note = fc
  .array(character, { maxLength: 12 })
  .map(all => all.join('').trim())
  .filter(text => !CONTROL_CHARACTERS.test(text) && !/\r/.test(text));

const matrices = fc
  .record({
    method: fc.constantFrom(...METHODS),
    rows: fc.uniqueArray(
      fc.record(
        {
          activity: fc.oneof(
            name,
            name.map(each => `activity:other/${each}`),
          ),
          accountable: parties,
          responsible: parties,
          support: parties,
          consulted: parties,
          informed: parties,
          validator: parties,
          note,
        },
        { requiredKeys: ['activity'] },
      ),
      { selector: row => row.activity, minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ method, rows }) =>
    matrix('any', {
      method,
      rows: rows.map(({ support, ...row }) =>
        method === 'RASCI' && support ? { ...row, support } : row,
      ),
    }),
  )
  .map(entity => entity as unknown as ResponsibilityMatrixEntity)
  // A table without a letter is refused.
  .filter(({ spec }) =>
    spec.rows!.some(({ activity, note: _, validator, ...row }) =>
      Object.values(row).some(each => each?.length),
    ),
  );

/** What the model makes of rows; the order of parties under a letter and the way in which they are written say nothing. */
function meaningOf(entity: object): unknown[] {
  const model = compileOperatingModel([JSON.parse(JSON.stringify(entity))], {
    now: new Date(0),
  });
  const sorted = (row: MatrixRow) => ({
    ...row,
    parties: Object.fromEntries(
      Object.entries(row.parties).map(([letter, refs]) => [
        letter,
        [...refs].sort(),
      ]),
    ),
    validator: [...row.validator].sort(),
    note: row.note || undefined,
  });
  return [...model.matrices.values()].flatMap(each => each.rows.map(sorted));
}

it.each(FORMATS)(
  '%s: what is exported is imported as the same rows',
  format => {
    fc.assert(
      fc.property(matrices, fc.boolean(), (entity, guess) => {
        const text = tableFromMatrix(entity, { format });
        const { rows, problems } = matrixFromTable(text, {
          format: guess ? undefined : format,
          method: entity.spec.method,
        });
        expect(problems).toBeUndefined();
        expect(
          meaningOf({ ...entity, spec: { ...entity.spec, rows } }),
        ).toEqual(meaningOf(entity));
      }),
      { numRuns: 500 },
    );
  },
);

it('CSV never holds a cell that a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(matrices, entity => {
      const { table } = readTable(tableFromMatrix(entity, { format: 'csv' }));
      expect(
        table!.rows
          .flatMap(({ cells }) => cells)
          .filter(cell => /^[=+\-@\t\r]/.test(cell)),
      ).toEqual([]);
    }),
  );
});

const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[',', ';', '\t', '\n', '\r\n', '|', '\\', '"', '---', ':-:', '<br>'],
        ...['A', 'R', 'S', 'D', 'x', 'Deploy', '$owner', 'Validator', 'Note'],
        ...['constructor', '__proto__', 'group:a/b', '&lt;', '=', "'"],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map(all => all.join(''));

it('no text makes it throw, and whatever it takes is a valid matrix', () => {
  let taken = 0;
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    pieces,
    pieces.map(piece => `,SRE,Payments\nDeploy,A,R\n${piece}`),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...METHODS), (text, method) => {
      const { rows, problems } = matrixFromTable(text, { method });
      expect(rows === undefined).toBe(problems !== undefined);
      if (!rows) return;
      taken += 1;
      expect(
        checkDefinition(
          matrix('any', JSON.parse(JSON.stringify({ method, rows }))),
        ),
      ).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(20);
});

it('no matrix makes the export throw', () => {
  fc.assert(
    fc.property(organizations, ({ definitions }) => {
      for (const entity of definitions) {
        if (checkDefinition(entity)?.length !== 0) continue;
        if (entity.kind !== 'ResponsibilityMatrix') continue;
        for (const format of FORMATS) {
          const text = tableFromMatrix(
            entity as unknown as ResponsibilityMatrixEntity,
            { format },
          );
          expect(text).toContain('Activity');
        }
      }
    }),
  );
});

/** Whether everything in it is what the catalog keeps of an entity, in the order of the file. */
const isPlain = (entity: object) =>
  !['relations', 'status'].some(key => Object.hasOwn(entity, key));

describe('YAML', () => {
  it('is parsed as the same entity', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        for (const entity of [...definitions, ...subjects]) {
          expect(parse(definitionToYaml(entity))).toEqual(entity);
        }
      }),
    );
    fc.assert(
      fc.property(arbitraryMutation(completeDefinitions), mutated => {
        const entity = JSON.parse(JSON.stringify(mutated));
        fc.pre(isPlain(entity));
        const text = definitionToYaml(entity);
        expect(parse(text)).toEqual(entity);
        // A reader of YAML 1.1 sees the same texts.
        expect(parse(text, { version: '1.1' })).toEqual(entity);
      }),
    );
  });
});
