const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const asCount = (value: number) => grouped.format(value);
export const asRate = (value: number) => `${grouped.format(value)}/s`;
export const asRatio = (value: number) => `${value.toFixed(2)}×`;
export const asSeconds = (value: number) => `${value.toFixed(2)} s`;
export const asMilliseconds = (value: number) => `${value.toFixed(1)} ms`;
export const asMicroseconds = (value: number) => `${value.toFixed(1)} µs`;
export const asMegabytes = (value: number) => `${value.toFixed(0)} MB`;
