import { Texts } from '../../hooks/useTexts';

type Condition = Record<string, unknown>;

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** `spec.lifecycle` is read as "lifecycle"; a longer path is too technical to be said in words. */
function fieldOf(path: string): string | undefined {
  const field = path.replace(/^(spec|metadata)\./, '');
  return /^[a-z]+$/i.test(field) ? field : undefined;
}

function valuesOf(value: unknown): (string | number | boolean)[] | undefined {
  if (isPlain(value)) return [value];
  const among = (value as { $in?: unknown } | null)?.$in;
  const alone = Object.keys(value ?? {}).length === 1;
  return alone && Array.isArray(among) && among.every(isPlain)
    ? among
    : undefined;
}

function conditionsOf(t: Texts, predicate: Condition): string[] | undefined {
  const conditions: string[] = [];
  for (const [path, value] of Object.entries(predicate)) {
    if (path === '$all' && Array.isArray(value)) {
      const parts = value.map(each => conditionsOf(t, each as Condition));
      if (parts.some(part => !part)) return undefined;
      conditions.push(...parts.flatMap(part => part ?? []));
    } else if (path === '$not') {
      const parts = conditionsOf(t, value as Condition);
      // "not a, b" could be read two ways.
      if (parts?.length !== 1) return undefined;
      conditions.push(t('matrices.isNot', { condition: parts[0] }));
    } else {
      const field = fieldOf(path);
      const values = valuesOf(value);
      if (!field || !values?.length) return undefined;
      conditions.push(
        // "Component", not "kind Component".
        field === 'kind'
          ? values.join(t('matrices.or'))
          : t('matrices.is', { field, values: values.join(t('matrices.or')) }),
      );
    }
  }
  return conditions;
}

/** A filter predicate in words where it is simple; undefined where only the code says it exactly. */
export function predicateWords(
  t: Texts,
  predicate: object,
): string | undefined {
  const conditions = conditionsOf(t, predicate as Condition);
  return conditions?.length ? conditions.join(t('matrices.and')) : undefined;
}
