import { ja } from "../core/messages/ja.ts";
import { runEmbed } from "./run-embed.ts";

runEmbed(ja);
