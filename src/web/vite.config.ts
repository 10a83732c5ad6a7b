import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { defineConfig } from "vite";
import { typedOperations } from "./build/typed-operations.ts";

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Builds the page into dist/web/: index.html, and files under assets/ whose names carry a hash of what they hold. */
export default defineConfig({
  plugins: [
    // of the thirty languages that react-aria speaks, those of the page; it has no Kazakh
    { ...optimizeLocales.vite({ locales: ["en-US", "ru-RU"] }), enforce: "pre" },
    typedOperations({
      schema: inProject("docs/api.graphql"),
      operations: inProject("src/web/data/operations"),
      out: inProject("src/web/data/operations.ts"),
    }),
  ],
  esbuild: { jsx: "automatic", jsxDev: false },
  // whoever builds it, tests included, builds what is served
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: inProject("dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // nothing inline: the page's policy allows no script and no style that is not a file of this service
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // what draws graphs is one library, and comes with the view that draws
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      // "use client" is for servers that render: there is none here
      onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
    },
  },
});
