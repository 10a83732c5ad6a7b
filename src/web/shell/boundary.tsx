import { Component, type ReactNode } from "react";
import { Trouble } from "../parts/standing.tsx";

/**
 * Where a part of the page fails, it says so, and the rest goes on. The page is loaded again from its address, which has all that it
 * shows: a script that did not come, or was of an older service, comes then.
 */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Trouble error={error} again={() => location.reload()} />;
  }
}
