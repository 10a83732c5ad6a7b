/** To come. */
export function WhatIf() {
  return null;
}
