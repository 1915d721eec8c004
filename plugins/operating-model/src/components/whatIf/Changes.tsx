import { Button, Text } from '@backstage/ui';
import {
  WhatIf,
  WhatIfChange,
  changesToYaml,
} from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { ChangeItem } from './ChangeItem';
import { download } from './download';
import { useMore } from './useMore';
import styles from './whatIf.module.css';

const SHOWN = 20;
const EXPANDED = 3;

/** What is left to decide comes first: the rest mends itself. */
const decisionsFirst = (changes: readonly WhatIfChange[]) =>
  [true, false].flatMap(open =>
    changes.filter(each => each.open.length > 0 === open),
  );

interface ChangesProps {
  answer: WhatIf;
  names: Names;
}

const fileName = ({ change: { kind, ...refs } }: WhatIf) =>
  ['what-if', kind, ...Object.values(refs).map(ref => ref.split('/').at(-1))]
    .join('-')
    .concat('.yaml');

/** The files that mend what breaks, to be looked through and taken away. */
export function Changes({ answer, names }: ChangesProps) {
  const t = useTexts();
  const { changes } = answer;
  const ordered = useMemo(() => decisionsFirst(changes), [changes]);
  const [shown, more] = useMore(ordered, SHOWN);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('whatIf.proposed')} ({changes.length.toLocaleString()})
        </Text>
        <Button
          variant="secondary"
          onPress={() => download(fileName(answer), changesToYaml(changes))}
        >
          {t('whatIf.downloadAll')}
        </Button>
      </div>
      {shown.map((change, index) => (
        <ChangeItem
          key={change.ref}
          change={change}
          names={names}
          isFirst={index < EXPANDED}
        />
      ))}
      {more}
    </section>
  );
}
