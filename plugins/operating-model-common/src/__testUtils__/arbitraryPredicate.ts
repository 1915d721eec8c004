import { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';

// Few and alike, so that predicates often ask for what entities have.
export const text = fc.constantFrom(
  ...['x', 'X', 'x1', 'service', 'SERV', '1', 'true', '', 'a|b', '"', '|"x"'],
);

/** What may stand where a predicate looks. */
export const anything: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.constantFrom<JsonValue[]>(
    null,
    1,
    true,
    ['x'],
    { value: 'x' },
    [],
    ['X', 1],
  ),
);

const condition = fc.oneof<fc.Arbitrary<JsonValue>[]>(
  text,
  fc.constantFrom('Component', 's0', 'c0', 1, true),
  fc.boolean().map($exists => ({ $exists })),
  fc.array(text, { maxLength: 2 }).map($in => ({ $in })),
  fc
    .constantFrom('', 's', 'Serv', 'service', 'x', 'X1')
    .map($hasPrefix => ({ $hasPrefix })),
  text.map($contains => ({ $contains })),
);

/** A filter predicate that asks of these paths, as deep as people write them. */
export const predicateOn = (...paths: string[]): fc.Arbitrary<JsonObject> =>
  fc.letrec<{ all: JsonObject; leaf: JsonObject }>(tie => ({
    leaf: fc
      .dictionary(fc.constantFrom(...paths), condition, { maxKeys: 2 })
      .map(each => ({ ...each })),
    all: fc.oneof(
      { weight: 4, arbitrary: tie('leaf') },
      fc.array(tie('all'), { maxLength: 2 }).map($all => ({ $all })),
      fc.array(tie('all'), { maxLength: 2 }).map($any => ({ $any })),
      tie('all').map($not => ({ $not })),
    ),
  })).all;

export const predicate = predicateOn(
  'kind',
  'spec.type',
  'spec.system',
  'spec.deep',
  'spec.deep.value',
  'metadata.name',
  'metadata.tags',
  'metadata.annotations.a/b.c',
);
