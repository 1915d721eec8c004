import {
  CORE_SCHEMA,
  EVENT_ID,
  Event,
  MappingEvent,
  NOT_RESOLVED,
  SCALAR_STYLE,
  ScalarEvent,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  floatCoreTag,
  getScalarValue,
  mapTag,
  parseEvents,
} from 'js-yaml';
import { readCarefully } from './readCarefully';
import { SourceDocument, SourceNode, startOf } from './SourceDocument';

// What parsers differ about: tabs, directives, marks of the byte order, other characters that are not printed, old line ends.
const UNSURE =
  // eslint-disable-next-line no-control-regex
  /^%|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\r(?!\n)/m;

/** Keys that are texts as they stand. */
const textKeys = defineMappingTag(mapTag.tagName, {
  ...mapTag,
  addPair: (fields, key, value) =>
    typeof key === 'string'
      ? mapTag.addPair(fields, key, value)
      : 'the key is no text',
});

/** Numbers as far as there are such; of one beyond it every parser makes something else. */
const finiteNumbers = defineScalarTag(floatCoreTag.tagName, {
  ...floatCoreTag,
  resolve: (source, ...rest) => {
    const value = floatCoreTag.resolve(source, ...rest);
    if (value === NOT_RESOLVED && Math.abs(Number(source)) === Infinity) {
      throw new RangeError('the number is too large');
    }
    return value;
  },
});

const SCHEMA = CORE_SCHEMA.withTags(textKeys, finiteNumbers);

const isPlain = (event: Event) =>
  !('anchorStart' in event) ||
  (event.anchorStart < 0 && (!('tagStart' in event) || event.tagStart < 0));

/** The numbers of the events with which what documents hold begins. */
function rootsOf(events: readonly Event[]): number[] {
  const roots: number[] = [];
  events.forEach(({ type }, at) => {
    if (type === EVENT_ID.DOCUMENT) roots.push(at + 1);
  });
  return roots;
}

/** Whether a document is empty or holds an object; what is said of another one depends on the parser. */
const isUsual = (root: Event) =>
  root.type === EVENT_ID.MAPPING ||
  (root.type === EVENT_ID.SCALAR && root.valueStart < 0);

function startOfScalar({ style, valueStart }: ScalarEvent) {
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return valueStart < 0 ? undefined : valueStart;
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return valueStart - 1;
    default:
      return undefined;
  }
}

/** What the events from one on stand for. */
function sourceNodeAt(
  text: string,
  events: readonly Event[],
  first: number,
): SourceNode {
  let at = first;
  function next(): SourceNode {
    const event = events[at];
    at += 1;
    if (event.type === EVENT_ID.SCALAR) return { start: startOfScalar(event) };
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: SourceNode[] = [];
      while (events[at].type !== EVENT_ID.POP) items.push(next());
      at += 1;
      return { start: event.start, items };
    }
    const { start } = event as MappingEvent;
    const fields: SourceNode['fields'] = [];
    while (events[at].type !== EVENT_ID.POP) {
      const key = events[at] as ScalarEvent;
      at += 1;
      fields.push({
        key: getScalarValue(text, key),
        keyStart: startOfScalar(key),
        value: next(),
      });
    }
    at += 1;
    return { start, fields };
  }
  return next();
}

/**
 * The documents of a text about which there is nothing to say and no doubt, at a fraction of what it takes to read them
 * carefully.
 *
 * @returns undefined for any other text
 */
export function readQuickly(text: string): SourceDocument[] | undefined {
  if (UNSURE.test(text)) return undefined;
  let events: Event[];
  let roots: number[];
  let values: unknown[];
  try {
    events = parseEvents(text, {});
    roots = rootsOf(events);
    if (!events.every(isPlain) || !roots.every(at => isUsual(events[at]))) {
      return undefined;
    }
    values = constructFromEvents(events, { source: text, schema: SCHEMA });
  } catch {
    // Whoever reads it carefully says what is wrong.
    return undefined;
  }
  let careful: SourceDocument[] | undefined;
  return values.map((value, index) => {
    const root = events[roots[index]];
    const start = 'start' in root ? root.start : 0;
    let node: SourceNode | undefined;
    return {
      value,
      start,
      offsetOf(path) {
        node ??= sourceNodeAt(text, events, roots[index]);
        const offset = startOf(node, path);
        if (offset !== undefined) return offset;
        careful ??= readCarefully(text);
        return careful.find(each => each.start === start)!.offsetOf(path);
      },
    };
  });
}
