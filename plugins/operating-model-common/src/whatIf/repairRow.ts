import { canonicalRef } from '../kinds/references';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { Context, Repair, Subject, editOf, repairOf, titleIn } from './context';
import { LETTER_WORDS, breakOf } from './describeMention';
import { Mention } from './mentions';
import { textOfPath } from './paths';

/** What an entity, or a row of it, says of who goes and of who takes over. */
export interface Mentioned {
  gone: readonly Mention[];
  successor: readonly Mention[];
}

const ORDER = Object.keys(LETTERS) as Letter[];
const ANSWERS_OR_DOES: readonly Letter[] = ['accountable', 'responsible'];

const highest = (letters: Iterable<Letter>): Letter | undefined => {
  const held = new Set(letters);
  return ORDER.find(letter => held.has(letter));
};

const isHigher = (a: Letter | undefined, b: Letter) =>
  a !== undefined && ORDER.indexOf(a) < ORDER.indexOf(b);

const lettersOf = (mentions: readonly Mention[]) =>
  mentions.flatMap(({ letter }) => letter ?? []);

/** Whether two things that two parties had between them come together in one hand. */
export function comesTogether(
  { gone, successor }: Mentioned,
  is: (mention: Mention) => boolean,
  andIs: (mention: Mention) => boolean,
): boolean {
  const hasBoth = (mentions: readonly Mention[]) =>
    mentions.some(is) && mentions.some(andIs);
  return (
    !hasBoth(gone) && !hasBoth(successor) && hasBoth([...gone, ...successor])
  );
}

/** Who holds two letters keeps the higher one, and A and R both. */
function withSuccessor(
  context: Context,
  subject: Subject,
  mentioned: Mentioned,
  successorRef: string,
): Repair {
  const { gone, successor } = mentioned;
  const name = titleIn(context, successorRef);
  const top = highest(lettersOf([...gone, ...successor]));
  const isKept = ({ letter }: Mention) =>
    !letter || ANSWERS_OR_DOES.includes(letter) || letter === top;
  const topTaken = highest(lettersOf(gone.filter(isKept)));
  const given = successor.filter(
    mention => !isKept(mention) && isHigher(topTaken, mention.letter!),
  );
  const lower = given.map(({ letter }) => LETTER_WORDS[letter!]).join(' and ');

  const remedyOf = (mention: Mention) => {
    if (!isKept(mention)) {
      return `take it out: ${name} is ${LETTER_WORDS[top!]} in this row, and the higher letter is enough`;
    }
    const instead = `name ${name} instead${context.plan.because}`;
    return lower && mention.letter === topTaken
      ? `${instead}; it is then no longer ${lower} as well, since the higher letter is enough`
      : instead;
  };
  const row = textOfPath(gone[0].path.slice(0, 3));
  const is = (letter: Letter) => (mention: Mention) =>
    mention.letter === letter;
  const open = [
    comesTogether(mentioned, is('accountable'), is('responsible')) &&
      `${row}: ${name} is then both accountable and responsible; say whether that is meant`,
    comesTogether(
      mentioned,
      ({ role }) => role === 'validator',
      is('responsible'),
    ) && `${row}: ${name} then checks its own work; name another validator`,
  ];
  return repairOf({
    breaks: gone.map(mention =>
      breakOf(context, subject, mention, {
        remedy: remedyOf(mention),
        mended: true,
      }),
    ),
    edits: [
      ...gone.map(mention =>
        editOf(subject, mention, isKept(mention) ? successorRef : undefined),
      ),
      ...given.map(mention => editOf(subject, mention, undefined)),
    ],
    open: open.filter(text => text !== false),
  });
}

/** Whether the row says as much without the mention: nobody has to hold a low letter, and others may do the work. */
function isDispensable(subject: Subject, { letter, ref, path }: Mention) {
  if (!letter || letter === 'accountable') return false;
  if (letter !== 'responsible') return true;
  const rows = subject.entity.spec?.rows as Record<string, unknown>[];
  const named = rows[path[2] as number].responsible;
  return (
    Array.isArray(named) &&
    named.some(
      each =>
        canonicalRef(each, {
          defaultKind: 'Group',
          defaultNamespace: subject.entity.metadata.namespace,
        }) !== ref,
    )
  );
}

function withoutSuccessor(
  context: Context,
  subject: Subject,
  { gone }: Mentioned,
): Repair {
  const { lapses, undecided } = context.plan;
  const lapsing = gone.filter(
    mention => lapses && isDispensable(subject, mention),
  );
  return repairOf({
    breaks: gone.map(mention =>
      breakOf(
        context,
        subject,
        mention,
        lapsing.includes(mention)
          ? { remedy: 'take it out', mended: true }
          : { remedy: undecided, mended: false },
      ),
    ),
    edits: lapsing.map(mention => editOf(subject, mention, undefined)),
  });
}

/** Mends one row of a matrix that names who goes. */
export function repairRow(
  context: Context,
  subject: Subject,
  mentioned: Mentioned,
): Repair {
  const { successorRef } = context.plan;
  return successorRef
    ? withSuccessor(context, subject, mentioned, successorRef)
    : withoutSuccessor(context, subject, mentioned);
}
