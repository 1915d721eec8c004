import { IconComponent } from '@backstage/core-plugin-api';
import { RemixiconComponentType } from '@remixicon/react';
import { ComponentProps } from 'react';

/**
 * Lets a Remix icon stand in for the Material UI icon that the catalog expects. The catalog graph passes position
 * and size as props: without them the icon is drawn in the wrong place.
 */
export function kindIcon(Icon: RemixiconComponentType): IconComponent {
  return function KindIcon({ fontSize, ...rest }) {
    const size = fontSize === 'inherit' ? '1em' : 24;
    return (
      <Icon size={size} {...(rest as ComponentProps<RemixiconComponentType>)} />
    );
  };
}
