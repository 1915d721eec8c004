import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';

/** The first of many, and a button that shows as many again. */
export function useMore<T>(
  items: readonly T[],
  step: number,
): [shown: readonly T[], more: ReactNode] {
  const t = useTexts();
  const [count, setCount] = useState(step);
  const left = items.length - count;
  return [
    items.slice(0, count),
    left > 0 && (
      <div>
        <Button
          size="small"
          variant="secondary"
          onPress={() => setCount(count + step)}
        >
          {t('whatIf.more', { count: Math.min(step, left) })}
        </Button>
      </div>
    ),
  ];
}
