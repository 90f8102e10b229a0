import Vant from "vant";
import "vant/lib/index.css";
import { createApp } from "vue";
import Home from "./Home.vue";

createApp(Home).use(Vant).mount("#app");
